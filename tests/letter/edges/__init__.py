"""Letters at the edges of the genre, by named rules: each rule is one way in which a part of a letter is laid out."""

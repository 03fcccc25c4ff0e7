def break_title(text, width=20):
    return tuple(text[i : i + width] for i in range(0, len(text), width))

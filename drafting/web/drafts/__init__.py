"""What a form's values come to on a page: findings, what is awaited, what stands in for what was left out."""

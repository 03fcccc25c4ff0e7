"""A proposal's own file becomes a form: its sheet, its title, who proposes, what is asked for."""

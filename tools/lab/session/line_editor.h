/*
 * line_editor.h: a text of a few lines that the user changes at a prompt.
 */
#ifndef LAB_SESSION_LINE_EDITOR_H
#define LAB_SESSION_LINE_EDITOR_H

#include "lab/session/terminal.h"

/* Shows TEXT behind "$ ", its further lines behind "> ", and lets the user change it with
   the cursor keys, Home, End, Backspace, Delete and the control keys of a shell; Enter
   accepts it. Then it is taken away from the screen again. A dumb terminal, which cannot go
   back in a line, asks for a new text instead. Returns the text, to be freed, or NULL when
   the user gave up: by Escape, Ctrl-C, or on a dumb terminal by an empty line. */
char *line_editor_run(const struct terminal *terminal, const char *text);

#endif

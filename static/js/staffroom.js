// What every page needs from a script, and nothing else: it works without.

// What went wrong is read first: the error summary takes the focus when the page arrives with one.
document.querySelector("main > .error-summary, form > .error-summary")?.focus();

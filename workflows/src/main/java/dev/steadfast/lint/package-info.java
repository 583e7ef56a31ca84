/**
 * Finds what a playbook says but cannot mean: {@link dev.steadfast.lint.Lint} looks at a playbook that has been read,
 * as a whole and over all ways through it.
 */
@NullMarked
package dev.steadfast.lint;

import org.jspecify.annotations.NullMarked;

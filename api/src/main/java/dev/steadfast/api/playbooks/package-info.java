/** Playbooks over HTTP: what is published, and publishing; start with {@link dev.steadfast.api.playbooks.PlaybookController}. */
@NullMarked
package dev.steadfast.api.playbooks;

import org.jspecify.annotations.NullMarked;

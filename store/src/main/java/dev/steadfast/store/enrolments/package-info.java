/** Accounts on their way through playbooks: enrolling them, and reading where they stand. */
@NullMarked
package dev.steadfast.store.enrolments;

import org.jspecify.annotations.NullMarked;

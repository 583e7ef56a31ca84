/** What people ask of enrolments; start with {@link dev.steadfast.store.commands.CommandDesk}. */
@NullMarked
package dev.steadfast.store.commands;

import org.jspecify.annotations.NullMarked;

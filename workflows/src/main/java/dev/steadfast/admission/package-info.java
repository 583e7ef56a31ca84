/**
 * Who may enter a playbook, given what the account has been through; start with {@link dev.steadfast.admission.Entrance}.
 */
@NullMarked
package dev.steadfast.admission;

import org.jspecify.annotations.NullMarked;

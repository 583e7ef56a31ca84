/**
 * Who may do what, and under which name; start with {@link dev.steadfast.api.security.SecurityConfiguration}.
 * Without sign-in the server is reachable from its own machine only.
 */
@NullMarked
package dev.steadfast.api.security;

import org.jspecify.annotations.NullMarked;

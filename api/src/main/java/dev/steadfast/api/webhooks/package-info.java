/**
 * Facts that other systems send by themselves, believed only with a valid signature; start with
 * {@link dev.steadfast.api.webhooks.SignatureScheme}.
 */
@NullMarked
package dev.steadfast.api.webhooks;

import org.jspecify.annotations.NullMarked;

/**
 * What e-mail providers report of our letters, each in its own way; they call
 * {@link dev.steadfast.api.delivery.DeliveryController}.
 */
@NullMarked
package dev.steadfast.api.delivery;

import org.jspecify.annotations.NullMarked;

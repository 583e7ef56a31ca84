/** Notices in the customer's own view of our product: {@link dev.steadfast.activities.inapp.InAppChannel} files them. */
@NullMarked
package dev.steadfast.activities.inapp;

import org.jspecify.annotations.NullMarked;

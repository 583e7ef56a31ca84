/** Where sales keeps its book: {@link dev.steadfast.activities.crm.Crm} writes into it. */
@NullMarked
package dev.steadfast.activities.crm;

import org.jspecify.annotations.NullMarked;

/** Published playbooks, immutable and held in memory; start with {@link dev.steadfast.store.playbooks.PlaybookCatalog}. */
@NullMarked
package dev.steadfast.store.playbooks;

import org.jspecify.annotations.NullMarked;

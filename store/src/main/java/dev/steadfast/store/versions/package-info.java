/**
 * From one version of a playbook to the next: {@link dev.steadfast.store.versions.Planner} says what publishing a folder
 * would do, {@link dev.steadfast.store.versions.Applier} does it, {@link dev.steadfast.store.versions.Migrator} takes one
 * run along.
 */
@NullMarked
package dev.steadfast.store.versions;

import org.jspecify.annotations.NullMarked;

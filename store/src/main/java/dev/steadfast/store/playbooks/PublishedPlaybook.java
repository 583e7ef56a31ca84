package dev.steadfast.store.playbooks;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.template.Templates;

/**
 * One immutable version of a playbook with the texts it names.
 *
 * @param version from 1, counted for each name
 * @param hash of everything that decides what a run does
 */
public record PublishedPlaybook(String name, int version, String hash, Playbook playbook, Templates templates) {}

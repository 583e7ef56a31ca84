package dev.steadfast.playbook;

import dev.steadfast.account.Role;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who gets a message.
 *
 * @param roles in the order of preference, at least one
 * @param all everybody of these roles; otherwise only the first who exists and can be written to
 */
public record Recipients(List<Role> roles, boolean all) {

    /** Who gets a message whose step does not say. */
    public static final Recipients ANYONE =
            new Recipients(List.of(Role.CHAMPION, Role.ADMIN, Role.SPONSOR, Role.USER, Role.BILLING), false);

    public Recipients {
        roles = List.copyOf(roles);
    }

    /** {@code admin or champion}, {@code admin and champion}. */
    public String words() {
        return roles.stream().map(Role::word).collect(Collectors.joining(all ? " and " : " or "));
    }
}

package dev.steadfast.account;

import org.jspecify.annotations.Nullable;

/** What one source says about one contact; null where it says nothing. */
public record ContactDraft(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Role role) {

    /** Whether there is somebody: a role alone is nobody. */
    public boolean isSomebody() {
        return name != null || email != null || phone != null;
    }

    /** The contact that is nothing but this draft; who has no role is a user. */
    public Contact asNew() {
        return new Contact(name, email, phone, role == null ? Role.USER : role);
    }

    /** The contact as it is to be: what the draft says, else what was there. A known address keeps its spelling. */
    Contact onto(Contact existing) {
        return new Contact(
                name == null ? existing.name() : name,
                existing.email() == null ? email : existing.email(),
                phone == null ? existing.phone() : phone,
                role == null ? existing.role() : role);
    }
}

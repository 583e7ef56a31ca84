package dev.steadfast.api.playbooks;

import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.errors.Violation;
import dev.steadfast.store.versions.InFlight;
import dev.steadfast.store.versions.Wanted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of playbooks.
 *
 * @param files text by path: {@code onboarding.yaml}, {@code team.yaml}, {@code templates/welcome.md};
 *     {@code templates/attachments/guide.pdf} in base64
 * @param inFlight what becomes of open runs of older versions: pin (default), migrate, restart
 * @param accounts ids of accounts whose runs the plan tells of one by one
 * @param allowLoss whether runs are migrated also where something cannot be kept
 * @param note why; shown with the versions
 */
record FolderBody(
        @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, @Nullable String> files,

        @Nullable @Schema(allowableValues = {"pin", "migrate", "restart"})
        String inFlight,

        @Nullable List<String> accounts,
        @Nullable Boolean allowLoss,
        @Nullable @Schema(maxLength = LONGEST_NOTE) String note) {

    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_FILES = 2_000;
    private static final int MOST_ACCOUNTS = 100;

    /**
     * What is asked for.
     *
     * @throws RuleBroken with everything that is wrong with the request itself
     */
    Wanted wanted() {
        List<Violation> broken = new ArrayList<>();
        if (files == null || files.isEmpty() || files.size() > MOST_FILES) {
            broken.add(new Violation(
                    "files",
                    files == null ? null : files.size(),
                    "must be 1 to " + MOST_FILES
                            + " texts by path, such as {\"hello.yaml\": \"playbook: hello ...\"}"));
        } else {
            files.forEach((path, text) -> {
                if (text == null) {
                    broken.add(new Violation("files[" + path + "]", null, "must be a text"));
                }
            });
        }
        if (accounts != null && accounts.size() > MOST_ACCOUNTS) {
            broken.add(new Violation("accounts", accounts.size(), "must be at most " + MOST_ACCOUNTS));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            broken.add(new Violation("note", note.length(), "must have at most " + LONGEST_NOTE + " characters"));
        }
        Optional<InFlight> choice = choice();
        if (choice.isEmpty()) {
            broken.add(new Violation("in_flight", inFlight, "must be one of " + words()));
        }
        if (!broken.isEmpty()) {
            throw new RuleBroken(broken);
        }
        return new Wanted(
                texts(), choice.orElseThrow(), Boolean.TRUE.equals(allowLoss), accounts == null ? List.of() : accounts);
    }

    private Map<String, String> texts() {
        return files == null
                ? Map.of()
                : files.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, file -> String.valueOf(file.getValue())));
    }

    private Optional<InFlight> choice() {
        return inFlight == null
                ? Optional.of(InFlight.PIN)
                : Arrays.stream(InFlight.values())
                        .filter(one -> word(one).equals(inFlight))
                        .findFirst();
    }

    private static String words() {
        return Arrays.stream(InFlight.values()).map(FolderBody::word).collect(Collectors.joining(", "));
    }

    private static String word(InFlight choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}

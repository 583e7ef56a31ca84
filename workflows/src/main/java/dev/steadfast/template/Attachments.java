package dev.steadfast.template;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The folder of files that go along with letters, read and checked. */
final class Attachments {

    /** Where a file among the sources stands. */
    static final String FOLDER = "attachments/";

    /** What readers open without a second thought; mail servers turn away most of what is not here. */
    static final Map<String, String> TYPES = new TreeMap<>(Map.of(
            "csv", "text/csv",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "ics", "text/calendar",
            "jpg", "image/jpeg",
            "pdf", "application/pdf",
            "png", "image/png",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "txt", "text/plain",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    /** Of one letter. Base64 and the servers' own limits (often 10 MB) leave no more room for comfort. */
    private static final int MOST_BYTES = 5_000_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*\\.([a-z0-9]+)");
    private static final int LONGEST_NAME = 80;

    private final Map<String, Attachment> files = new TreeMap<>();

    /** Reads those of the sources that are in the folder. */
    static Attachments of(Map<String, String> sources, List<String> problems) {
        Attachments read = new Attachments();
        sources.forEach((file, base64) -> {
            if (file.startsWith(FOLDER)) {
                read.add(file, base64, new Findings(file, problems));
            }
        });
        return read;
    }

    static boolean isOne(String file) {
        return file.startsWith(FOLDER);
    }

    private void add(String file, String base64, Findings findings) {
        String name = file.substring(FOLDER.length());
        var parts = NAME.matcher(name);
        if (name.length() > LONGEST_NAME || !parts.matches() || !TYPES.containsKey(parts.group(2))) {
            findings.add(
                    1,
                    "is no name for an attachment; expected letters, digits, - and _, at most " + LONGEST_NAME
                            + ", and one of the endings " + String.join(", ", TYPES.keySet()));
            return;
        }
        try {
            if (Base64.getDecoder().decode(base64).length == 0) {
                findings.add(1, "is empty");
            }
        } catch (IllegalArgumentException e) {
            findings.add(1, "is not stored as base64");
            return;
        }
        files.put(name, new Attachment(name, base64));
    }

    /** Those of these names, in their order; what is wrong with them is among the findings. */
    List<Attachment> named(List<String> names, Findings findings) {
        List<Attachment> found = new ArrayList<>();
        for (String name : names) {
            Attachment file = files.get(name);
            if (file != null) {
                found.add(file);
                continue;
            }
            String known = files.isEmpty()
                    ? "the folder is empty"
                    : "there are " + String.join(", ", new TreeSet<>(files.keySet()));
            findings.add(
                    2, "there is no attachment \"%s\"; put it into templates/attachments/ (%s)".formatted(name, known));
        }
        long bytes = found.stream().mapToLong(Attachment::size).sum();
        if (bytes > MOST_BYTES) {
            findings.add(
                    2,
                    "the attachments have %,d bytes; at most %,d are allowed for one letter"
                            .formatted(bytes, MOST_BYTES));
        }
        return found;
    }
}

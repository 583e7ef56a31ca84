package dev.steadfast.api.pages;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Numbers the forms of pages, so that one sent twice counts once. */
@Component("formKeys")
public final class FormKeys {

    /** A new key, for one form of one page. */
    public String next() {
        return UUID.randomUUID().toString();
    }
}

package dev.steadfast.store.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.store.WholeStore;
import dev.steadfast.store.touches.TouchKey;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {

    private static final String KEY = "a key of thirty-two characters.!";
    private static final String OTHER = "another key of that many letters";

    private static final TouchLink LINK =
            TouchLink.preferences(new TouchKey("e_0123456789abcdef", "success-check-in", 2), 3);

    private final SignedLinks links = signedWith(KEY, "");

    private static SignedLinks signedWith(String key, String previous) {
        LinkSettings settings = new LinkSettings("https://us.example/cs/", key, previous);
        LinkKeys keys = new LinkKeys(settings, null);
        keys.afterPropertiesSet();
        return new SignedLinks(keys, settings);
    }

    @Test
    void readsBackWhatItMade() {
        TouchLink detailed = new TouchLink(TouchLink.Use.CLICKED, LINK.touch(), 0, "https://a.example/?x=1&y=ü\nz");

        assertThat(links.read(TouchLink.Use.PREFERENCES, links.token(LINK))).contains(LINK);
        assertThat(links.read(TouchLink.Use.CLICKED, links.token(detailed))).contains(detailed);
    }

    @Test
    void beginsWithThePublicUrlAndNeedsNoEscaping() {
        assertThat(links.url(LINK)).matches("https://us\\.example/cs/u/[A-Za-z0-9_-]{40,120}");
    }

    @Test
    void refusesALinkThatWasMadeForSomethingElse() {
        assertThat(links.read(TouchLink.Use.SURVEY, links.token(LINK))).isEmpty();
    }

    @Test
    void refusesATokenInWhichAnyCharacterIsAnother() {
        String token = links.token(LINK);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(links.read(TouchLink.Use.PREFERENCES, changed))
                    .as(changed)
                    .isEmpty();
        }
        assertThat(links.read(TouchLink.Use.PREFERENCES, token + "A")).isEmpty();
        assertThat(links.read(TouchLink.Use.PREFERENCES, token + "=")).isEmpty();
    }

    @Test
    void refusesWhateverElseIsGiven() {
        Random random = new Random(8058);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                text.append(Character.toString(random.nextInt(round % 2 == 0 ? 128 : 0xD800)));
            }
            assertThat(links.read(TouchLink.Use.PREFERENCES, text.toString())).isEmpty();
        }
        assertThat(links.read(TouchLink.Use.PREFERENCES, "A".repeat(1_000_000))).isEmpty();
    }

    @Test
    void linksOfThePreviousKeyStillWorkAndNewOnesAreMadeWithTheNewKey() {
        SignedLinks rotated = signedWith(OTHER, KEY);

        assertThat(rotated.read(TouchLink.Use.PREFERENCES, links.token(LINK))).contains(LINK);
        assertThat(links.read(TouchLink.Use.PREFERENCES, rotated.token(LINK))).isEmpty();
        assertThat(signedWith(OTHER, "").read(TouchLink.Use.PREFERENCES, links.token(LINK)))
                .isEmpty();
    }

    @Test
    void withoutAKeyOneIsMadeOnceForAllProcesses() {
        try (WholeStore store = WholeStore.with()) {
            String token = store.get(SignedLinks.class).token(LINK);
            LinkSettings none = new LinkSettings(null, null, null);
            LinkKeys ofAnotherProcess = new LinkKeys(none, store.jdbc());
            ofAnotherProcess.afterPropertiesSet();

            assertThat(new SignedLinks(ofAnotherProcess, none).read(TouchLink.Use.PREFERENCES, token))
                    .contains(LINK);
            assertThat(new SignedLinks(ofAnotherProcess, none).url(LINK)).startsWith("http://localhost:8080/u/");
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(strings = {"steadfast.example.com", "ftp://a.example", "https://", "https:// a", "/cs"})
        void theBaseMustBeAnAddress(String base) {
            assertThatThrownBy(() -> new LinkSettings(base, null, null))
                    .hasMessageContaining("STEADFAST_PUBLIC_URL is \"" + base);
        }

        @Test
        void aKeyThatIsTooShortIsRefusedAndNotShown() {
            assertThatThrownBy(() -> new LinkSettings(null, "secret", null))
                    .hasMessageContaining("STEADFAST_LINKS_KEY has 6 characters")
                    .hasMessageNotContaining("secret,");
            assertThat(new LinkSettings(null, KEY, OTHER).toString()).doesNotContain(KEY, OTHER);
        }
    }
}

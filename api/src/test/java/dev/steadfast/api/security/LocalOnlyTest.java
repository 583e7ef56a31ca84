package dev.steadfast.api.security;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.steadfast.api.OverHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@OverHttp
class LocalOnlyTest {
    @Autowired
    MockMvc mvc;

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"})
    void answersUnderItsOwnNames(String host) throws Exception {
        mvc.perform(get("/api/sending").header("Host", host)).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "192.168.1.20:8080",
                "localhost:8080@evil.example",
                ""
            })
    void refusesReboundNames(String host) throws Exception {
        mvc.perform(get("/api/sending").header("Host", host))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").exists());
    }

    @Test
    void refusesRequestsWithoutHost() throws Exception {
        mvc.perform(get("/")).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, http://localhost:3000",
        "Origin, null",
        "Origin, ://",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
    })
    void refusesChangesThatPagesOfOthersMake(String header, String value) throws Exception {
        mvc.perform(post("/api/sending/hold").header("Host", "localhost:8080").header(header, value))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://localhost:8080", "Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Accept, */*"})
    void takesChangesFromItsOwnPagesAndFromPrograms(String header, String value) throws Exception {
        mvc.perform(post("/api/sending/release")
                        .header("Host", "localhost:8080")
                        .header(header, value))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.changed_by").value("local"));
    }

    @Test
    void wrongTokenIsRefusedEvenWhereNoneIsNeeded() throws Exception {
        mvc.perform(get("/api/sending").header("Host", "localhost").header("Authorization", "Bearer guess"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void pagesMayLoadOnlyWhatIsOurs() throws Exception {
        mvc.perform(get("/tasks").header("Host", "localhost"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                allOf(
                                        containsString("default-src 'none'"),
                                        containsString("script-src 'self';"),
                                        not(containsString("unsafe")))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"));
    }

    @Test
    void signInPageLeadsOnWhereThereIsNoSignIn() throws Exception {
        mvc.perform(get("/sign-in").header("Host", "localhost")).andExpect(status().is3xxRedirection());
    }
}

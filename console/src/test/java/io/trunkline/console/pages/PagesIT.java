package io.trunkline.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.console.TestConsole;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesIT {
    private static final TestConsole CONSOLE = TestConsole.start("--trunkline.console.base-path=/tl/");
    private static final TestConsole WITHOUT_PAGES = TestConsole.start("--trunkline.console.pages=no-pages/");
    private static final RestClient CLIENT = CONSOLE.client();
    private static final String SCRIPT = "/assets/index-Bx3kPq7Z.js";

    @AfterAll
    static void close() {
        CONSOLE.close();
        WITHOUT_PAGES.close();
    }

    @Test
    void the_page_and_its_policy_have_the_same_nonce_which_is_new_each_time() {
        String first = nonce(CLIENT.get("/"));
        String second = nonce(CLIENT.get("/index.html"));

        assertThat(first).hasSize(22).isNotEqualTo(second);
    }

    private static String nonce(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.body()).contains("<base href=\"/tl/\">").doesNotContain("CSP_NONCE", "BASE_HREF");
        var policy = Pattern.compile(
                        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-([A-Za-z0-9_-]+)'; .*")
                .matcher(page.headers().firstValue("Content-Security-Policy").orElseThrow());
        assertThat(policy.matches()).isTrue();
        assertThat(page.body()).contains("content=\"" + policy.group(1) + "\"");
        return policy.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/carriers",
                "/carriers/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "/calls/ast1-1796001261.0",
                "/calls/ast1-17329.x/trace"
            })
    void a_path_of_the_page_s_own_gets_the_page(String path) {
        assertThat(CLIENT.get(path, "Accept", "text/html,*/*").body()).contains("<html");
        assertThat(CLIENT.get(path, "Accept", "application/json").statusCode()).isEqualTo(404);
    }

    @Test
    void a_hashed_file_is_kept_for_a_year_and_others_are_asked_for_again() {
        var script = CLIENT.get(SCRIPT);
        var manifest = CLIENT.get("/manifest.webmanifest");

        assertThat(script.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=utf-8");
        assertThat(manifest.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(manifest.headers().firstValue("Content-Type")).hasValue("application/manifest+json");
        assertThat(CLIENT.get(
                                "/manifest.webmanifest",
                                "If-None-Match",
                                manifest.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void a_text_is_compressed_for_those_who_accept_it() {
        var plain = CLIENT.get(SCRIPT);
        var compressed = CLIENT.get(SCRIPT, "Accept-Encoding", "br, gzip");

        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(length(compressed)).isLessThan(length(plain));
        assertThat(plain.body()).startsWith("console.log");
    }

    private static long length(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("Content-Length").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/missing-Bx3kPq7Z.js",
        "/console.yml",
        "/../console.yml",
        "/assets/../../console.yml",
        "/%2e%2e/console.yml",
        "//console.yml",
        "/assets",
        "/io/trunkline/console/ConsoleApplication.class"
    })
    void only_files_of_the_pages_are_served(String path) {
        var response = CLIENT.get(path, "Accept", "*/*");

        assertThat(response.statusCode()).as(response.body()).isBetween(400, 404);
        assertThat(response.body()).doesNotContain("autoconfigure");
    }

    @Test
    void a_page_cannot_be_written_and_its_headers_can_be_asked_for() {
        assertThat(CLIENT.post("/carriers", "{}").statusCode()).isEqualTo(405);
        assertThat(CLIENT.send("HEAD", "/", null).headers().firstValue("Content-Length"))
                .isPresent();
    }

    @Test
    void a_console_without_pages_says_what_is_missing() {
        var response = WITHOUT_PAGES.client().get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Node 20.19");
        assertThat(WITHOUT_PAGES
                        .client()
                        .get("/carriers", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(404);
        assertThat(WITHOUT_PAGES.client().get("/api/v1/dids").statusCode()).isEqualTo(200);
    }
}

package io.trunkline.data.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SecretMaskTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "sealedPassword",
                "password_hash",
                "clientSecret",
                "refresh-token",
                "apiKey",
                "privateKey"
            })
    void masks_a_secret_by_the_end_of_its_name(String name) {
        assertThat(masked("{\"" + name + "\":\"hunter2\"}")).isEqualTo("{\"" + name + "\":\"***\"}");
    }

    @Test
    void masks_secrets_at_any_depth() {
        assertThat(masked("{\"auths\":[{\"name\":\"a\",\"password\":\"x\"}],\"tokens\":{\"token\":{\"value\":\"y\"}}}"))
                .isEqualTo("{\"auths\":[{\"name\":\"a\",\"password\":\"***\"}],\"tokens\":{\"token\":\"***\"}}");
    }

    @Test
    void leaves_what_reveals_no_secret() {
        String plain = "{\"hasPassword\":true,\"password\":null,\"passwordAgeDays\":3,\"name\":\"secret carrier\"}";

        assertThat(masked(plain)).isEqualTo(plain);
    }

    private static String masked(String json) {
        JsonNode tree = JSON.readTree(json);
        SecretMask.mask(tree);
        return tree.toString();
    }
}

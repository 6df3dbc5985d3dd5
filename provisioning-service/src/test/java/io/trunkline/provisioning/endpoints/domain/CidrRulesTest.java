package io.trunkline.provisioning.endpoints.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"54.172.60.0/23", "10.0.0.1", "10.0.0.0/8", "2001:db8::/32", "::1"})
    void accepts_an_address_or_a_cidr_block(String text) {
        assertThat(CidrRules.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0/0", "10.0.0.0/33", "::/0", "example.com", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/x"})
    void rejects_cidr_blocks_that_are_too_wide(String text) {
        assertThat(CidrRules.isValid(text)).isFalse();
    }
}

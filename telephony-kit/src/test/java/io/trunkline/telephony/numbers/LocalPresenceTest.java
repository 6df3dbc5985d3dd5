package io.trunkline.telephony.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalPresenceTest {
    @Test
    void a_number_of_the_us_is_near_its_area_code_and_its_state() {
        LocalPresence atlanta = LocalPresence.of(new PhoneNumber("+14045550100"));

        assertThat(atlanta.callingCode()).isEqualTo("+1");
        assertThat(atlanta.areaCode()).contains("404");
        assertThat(atlanta.neighbors()).contains("404", "706", "770").doesNotContain("205");
    }

    @Test
    void a_number_of_another_country_is_near_its_area_code() {
        assertThat(LocalPresence.of(new PhoneNumber("+442079460018")).areaCode())
                .contains("20");
        assertThat(LocalPresence.of(new PhoneNumber("+442079460018")).neighbors())
                .isEmpty();
        assertThat(LocalPresence.of(new PhoneNumber("+33639981234")).areaCode()).isEqualTo(Optional.empty());
    }

    @Test
    void the_country_code_of_each_country_is_found() {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        for (String region : library.getSupportedRegions()) {
            String code = "+" + library.getCountryCodeForRegion(region);
            var example = library.getExampleNumber(region);
            if (example != null) {
                PhoneNumber number = new PhoneNumber(library.format(example, PhoneNumberUtil.PhoneNumberFormat.E164));
                assertThat(LocalPresence.of(number).callingCode()).as(region).isEqualTo(code);
            }
        }
    }
}

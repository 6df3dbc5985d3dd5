package io.trunkline.telephony.numbers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A phone number reader for each country, made once.
public final class PhoneNumberReaders {
    private final Country defaultCountry;
    private final Map<Country, PhoneNumberReader> readers = new ConcurrentHashMap<>();

    /// @param defaultCountry where national numbers belong if nothing else is known
    public PhoneNumberReaders(Country defaultCountry) {
        this.defaultCountry = defaultCountry;
    }

    public Country defaultCountry() {
        return defaultCountry;
    }

    public PhoneNumberReader of(Country country) {
        return readers.computeIfAbsent(country, PhoneNumberReader::new);
    }

    public PhoneNumberReader ofDefaultCountry() {
        return of(defaultCountry);
    }
}

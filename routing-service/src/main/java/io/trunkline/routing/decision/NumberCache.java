package io.trunkline.routing.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.parties.Tenant;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberReading;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps what the phone number readers made of the latest numbers. Each call's numbers are read several times, and
/// reading them took a tenth of the CPU time.
@Component
class NumberCache {
    private static final int MAX_CACHED = 10_000;

    private final PhoneNumberReaders readers;
    private final Cache<String, Optional<PhoneNumber>> calledNumbers = cache();
    private final Cache<NationalCaller, NumberReading> callers = cache();

    NumberCache(PhoneNumberReaders readers) {
        this.readers = readers;
    }

    private record NationalCaller(Country country, CallerIdentity caller) {}

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .executor(Runnable::run)
                .build();
    }

    /// The called number of an inbound call; empty when it is no phone number. Its tenant is not known yet, so
    /// national numbers belong to the default country.
    Optional<PhoneNumber> called(String sipUser) {
        return calledNumbers.get(
                sipUser, text -> readers.ofDefaultCountry().readCalled(text).number());
    }

    /// @param country of a caller without a country code
    NumberReading caller(CallerIdentity caller, Country country) {
        return callers.get(
                new NationalCaller(country, caller),
                one -> readers.of(one.country())
                        .readCaller(one.caller().sipUser(), one.caller().isRestricted()));
    }

    /// The country of the tenant's national numbers.
    Country country(Optional<Tenant> tenant) {
        return tenant.flatMap(Tenant::country).orElse(readers.defaultCountry());
    }

    /// The request with its number read as one of this country. The number of a call that the API placed was read
    /// with the order.
    OutboundRequest inCountry(OutboundRequest request, Country country) {
        return request.placedByApi() || country.equals(readers.defaultCountry())
                ? request
                : request.withTo(readers.of(country).read(request.asDialed()).number());
    }
}

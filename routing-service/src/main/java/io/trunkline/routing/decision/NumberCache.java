package io.trunkline.routing.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.telephony.numbers.NumberReading;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps what the phone number reader made of the latest numbers. Each call's numbers are read several times, and
/// reading them took a tenth of the CPU time.
@Component
class NumberCache {
    private static final int MAX_CACHED = 10_000;

    private final PhoneNumberReader reader;
    private final Cache<String, Optional<PhoneNumber>> calledNumbers = cache();
    private final Cache<CallerIdentity, NumberReading> callers = cache();

    NumberCache(PhoneNumberReader reader) {
        this.reader = reader;
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .executor(Runnable::run)
                .build();
    }

    /// The called number of an inbound call; empty when it is no phone number.
    Optional<PhoneNumber> called(String sipUser) {
        return calledNumbers.get(sipUser, text -> reader.readCalled(text).number());
    }

    NumberReading caller(CallerIdentity caller) {
        return callers.get(caller, one -> reader.readCaller(one.sipUser(), one.isRestricted()));
    }

    /// The prefix of the default country's numbers in E.164, such as `+1`.
    String defaultCallingCode() {
        return reader.country().callingCode();
    }
}

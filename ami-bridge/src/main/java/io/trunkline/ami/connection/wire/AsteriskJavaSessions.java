package io.trunkline.ami.connection.wire;

import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
final class AsteriskJavaSessions implements AmiSessions {

    private final Clock clock;

    AsteriskJavaSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public AmiSession create(Login login, AmiSession.Listener listener) {
        UnknownHeaderCounter.install(listener::unknownHeader);
        return new AsteriskJavaSession(login, listener, clock);
    }
}

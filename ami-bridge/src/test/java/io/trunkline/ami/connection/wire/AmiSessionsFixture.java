package io.trunkline.ami.connection.wire;

import java.time.Clock;

/// The sessions of the service, for tests of other packages.
public final class AmiSessionsFixture {

    private AmiSessionsFixture() {}

    public static AmiSessions create() {
        return new AsteriskJavaSessions(Clock.systemUTC());
    }
}

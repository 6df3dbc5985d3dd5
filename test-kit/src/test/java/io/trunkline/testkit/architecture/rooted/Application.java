package io.trunkline.testkit.architecture.rooted;

import io.trunkline.testkit.architecture.rooted.calls.CallServer;
import org.jspecify.annotations.Nullable;

public class Application {
    @Nullable
    CallServer server;
}

package io.trunkline.testkit.architecture.tangled.calls;

import io.r2dbc.spi.Connection;
import io.trunkline.testkit.architecture.tangled.calls.domain.Call;
import io.trunkline.testkit.architecture.tangled.carriers.CarrierStore;
import io.trunkline.testkit.servers.Await;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

public class CallStore {
    @Nullable
    Connection connection;

    @Nullable
    CarrierStore carriers;

    @Nullable
    Call wait(boolean forIt) {
        Await.until("nothing", () -> forIt);
        System.out.println("waited");
        return Call.begin().block();
    }

    Disposable forget() {
        return Call.begin().subscribe();
    }
}

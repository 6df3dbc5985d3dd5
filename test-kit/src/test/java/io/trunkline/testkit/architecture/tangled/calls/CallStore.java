package io.trunkline.testkit.architecture.tangled.calls;

import io.r2dbc.spi.Connection;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.architecture.tangled.calls.domain.Call;
import io.trunkline.testkit.architecture.tangled.carriers.CarrierStore;
import io.trunkline.testkit.architecture.tangled.data.rows.RowReader;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

public class CallStore {
    @Nullable
    Connection connection;

    @Nullable
    RowReader rows;

    @Nullable
    CarrierStore carriers;

    @Nullable
    Call blockAndPrint(boolean forIt) {
        Await.until("nothing", () -> forIt);
        System.out.println("waited");
        return Call.begin().block();
    }

    Disposable subscribeAndForget() {
        return Call.begin().subscribe();
    }
}

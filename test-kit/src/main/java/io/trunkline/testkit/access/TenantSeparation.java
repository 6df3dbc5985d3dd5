package io.trunkline.testkit.access;

import io.trunkline.testkit.RestClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests rows of tenant A as sellers of A and of B. Every operation with an id in its path must answer the
/// seller of B with 404 and leave the row as it is, and must work for the seller of A. No list of B contains a row
/// of A.
public final class TenantSeparation {
    /// A database may be too slow for a moment when other programs use the processor.
    private static final int UNAVAILABLE = 503;

    private static final int MAX_RETRIES = 5;

    private static final List<String> DELETION_LAST = List.of("GET", "PUT", "PATCH", "POST", "DELETE");

    private final RestClient sellerOfA;
    private final RestClient sellerOfB;
    private final List<OperationAccess> operations;
    private final Set<OperationAccess> checked = new HashSet<>();
    private final List<String> failures = new ArrayList<>();

    public TenantSeparation(RestClient sellerOfA, RestClient sellerOfB) {
        this.sellerOfA = sellerOfA;
        this.sellerOfB = sellerOfB;
        this.operations = OperationAccess.ofService(sellerOfA).stream()
                .filter(operation -> operation.roles().contains("seller"))
                .toList();
    }

    /// Calls all operations of a path, as B and then as A; a DELETE comes last.
    ///
    /// @param path with ids of rows of A
    /// @param replacement a body that is valid in PUT or POST; null if they have none
    public TenantSeparation check(String path, @Nullable String replacement) {
        List<OperationAccess> ofPath = operations.stream()
                .filter(operation -> operation.hasVariable() && operation.isCalledBy(operation.method(), path))
                .sorted(Comparator.comparingInt(operation -> DELETION_LAST.indexOf(operation.method())))
                .toList();
        String before = shown(path);
        ofPath.forEach(operation -> expect(404, 404, "B", sellerOfB, operation, path, replacement));
        if (!shown(path).equals(before)) {
            failures.add(path + " was changed by the seller of B");
        }
        ofPath.forEach(operation -> expect(200, 299, "A", sellerOfA, operation, path, replacement));
        checked.addAll(ofPath);
        return this;
    }

    /// Checks that a list has the row for the seller of A, and that no list has it for the seller of B.
    ///
    /// @param id of a row of A
    public TenantSeparation checkLists(String collection, String id) {
        if (!sellerOfA.get(collection).body().contains(id)) {
            failures.add("GET " + collection + " does not show the row " + id + " to the seller of A");
        }
        Stream<String> lists = operations.stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.hasVariable() && !operation.isStream())
                .map(OperationAccess::path);
        Stream.concat(lists, Stream.of(collection))
                .filter(path -> sellerOfB.get(path).body().contains(id))
                .forEach(path -> failures.add("GET " + path + " shows the row " + id + " to the seller of B"));
        operations.stream()
                .filter(operation -> operation.isCalledBy("GET", collection))
                .forEach(checked::add);
        return this;
    }

    /// Each answer that is not as expected, and each operation with a variable in its path that was not called.
    public List<String> failures() {
        var all = new ArrayList<>(failures);
        operations.stream()
                .filter(operation -> operation.hasVariable() && !checked.contains(operation))
                .forEach(operation -> all.add(operation + " was not called with a row of A"));
        return all;
    }

    private void expect(
            int from,
            int to,
            String tenant,
            RestClient seller,
            OperationAccess operation,
            String path,
            @Nullable String replacement) {
        String body = switch (operation.method()) {
            case "PATCH" -> "{}";
            case "PUT", "POST" -> replacement;
            default -> null;
        };
        int status = seller.statusOf(operation.method(), path, body);
        for (int i = 0; i < MAX_RETRIES && status == UNAVAILABLE; i++) {
            status = seller.statusOf(operation.method(), path, body);
        }
        if (status < from || status > to) {
            failures.add(operation + " as seller of " + tenant + ": " + status);
        }
    }

    private String shown(String path) {
        boolean isShown =
                operations.stream().anyMatch(operation -> operation.isCalledBy("GET", path) && !operation.isStream());
        return isShown ? sellerOfA.get(path).body() : "";
    }
}

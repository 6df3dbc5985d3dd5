package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.client.did.ApiClient;
import io.trunkline.client.did.ApiException;
import io.trunkline.client.did.ApiResponse;
import io.trunkline.client.did.api.DidsApi;
import io.trunkline.client.did.api.DidsApi.APICreateDidRequest;
import io.trunkline.client.did.api.DidsApi.APIGetNextAvailableDidRequest;
import io.trunkline.client.did.api.DidsApi.APIImportDidsRequest;
import io.trunkline.client.did.api.DidsApi.APIListDidsRequest;
import io.trunkline.client.did.api.DidsApi.APIUpdateDidRequest;
import io.trunkline.client.did.model.DidRequest;
import io.trunkline.client.did.model.DidRequestPatch;
import io.trunkline.client.did.model.DidView;
import io.trunkline.client.did.model.ImportReport;
import io.trunkline.client.did.model.PageDidView;
import io.trunkline.client.did.model.Problem;
import io.trunkline.client.did.model.RowError;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tour of did-service with the client that is generated from its description.
class DidApiTourIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final ApiClient CLIENT = newClient(ENVIRONMENT.runningSuite());

    private final DidsApi dids = new DidsApi(CLIENT);

    private static ApiClient newClient(RunningSuite suite) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(suite.serviceUrl("did-service").toString());
        return client.setRequestInterceptor(AdminToken.authorization(suite));
    }

    @Test
    void numbers_are_added_imported_listed_and_selected(@TempDir Path folder) throws ApiException, IOException {
        UUID tenant = createTenant();
        DidView added = dids.createDid(addition(number(tenant, "(212) 555-0100"), null));
        assertThat(added.getNumber()).isEqualTo("+12125550100");
        assertThat(added.getLastUsed()).isNull();
        Path file = Files.writeString(folder.resolve("numbers.csv"), """
                number,status,maxUsage,provider
                2125550101,active,5,Provider A
                12,,,
                """);

        ImportReport report = dids.importDids(APIImportDidsRequest.newBuilder()
                ._file(file.toFile())
                .tenantId(tenant)
                .build());

        assertThat(report.getSuccess()).isOne();
        assertThat(report.getErrors()).extracting(RowError::getRow).containsExactly(3L);
        PageDidView page = dids.listDids(APIListDidsRequest.newBuilder()
                .tenantId(tenant)
                .sort("-number")
                .count(true)
                .limit(1)
                .build());
        assertThat(page.getTotal()).isEqualTo(2);
        assertThat(page.getNext()).isNotNull();
        DidView imported = page.getItems().getFirst();
        assertThat(imported.getMaxUsage()).isEqualTo(5);
        assertThat(imported.getMetadata()).containsEntry("provider", "Provider A");
        DidView next = dids.getNextAvailableDid(
                APIGetNextAvailableDidRequest.newBuilder().tenantId(tenant).build());
        assertThat(next.getId()).isIn(added.getId(), imported.getId());
    }

    @Test
    void a_number_is_changed_and_deleted() throws ApiException {
        ApiResponse<DidView> added = dids.createDidWithHttpInfo(addition(number(createTenant(), "2125550102"), null));
        UUID id = added.getData().getId();
        String version = added.getHeaders().get("etag").getFirst();

        DidView changed = dids.updateDid(change(
                id,
                new DidRequestPatch()
                        .status(DidRequestPatch.StatusEnum.INACTIVE)
                        .maxUsage(7L),
                version));

        assertThat(changed.getStatus()).isEqualTo(DidView.StatusEnum.INACTIVE);
        assertThat(changed.getMaxUsage()).isEqualTo(7);
        assertThat(dids.updateDid(change(id, new DidRequestPatch().maxUsage(null), null))
                        .getMaxUsage())
                .isNull();
        assertThat(problemOf(() -> dids.deleteDid(id, version)).getCode()).isEqualTo("precondition.failed");
        dids.deleteDid(id, null);
        assertThat(problemOf(() -> dids.getDid(id, null)).getCode()).isEqualTo("resource.not-found");
    }

    @Test
    void a_repeated_number_is_refused_but_a_repeated_request_is_not() throws ApiException {
        DidRequest request = number(createTenant(), "2125550103");
        String key = UUID.randomUUID().toString();
        DidView added = dids.createDid(addition(request, key));

        ApiResponse<DidView> again = dids.createDidWithHttpInfo(addition(request, key));

        assertThat(again.getData()).isEqualTo(added);
        assertThat(again.getHeaders()).containsKey("idempotency-replayed");
        Problem taken = problemOf(() -> dids.createDid(addition(request, null)));
        assertThat(taken.getStatus()).isEqualTo(409);
        assertThat(taken.getCode()).isEqualTo("did.already-exists");
    }

    /// The example is in docs/api.md; [ApiPageTest] compares them.
    @Test
    void the_example_of_the_api_page_works() throws ApiException {
        String url = CLIENT.getBaseUri();
        UUID tenant = createTenant();
        String token = AdminToken.of(ENVIRONMENT.runningSuite());
        // the example of docs/api.md begins
        ApiClient client = new ApiClient();
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        DidsApi dids = new DidsApi(client);

        DidRequest number =
                new DidRequest().tenantId(tenant).number("(212) 555-0104").maxUsage(1000L);
        DidView did = dids.createDid(APICreateDidRequest.newBuilder()
                .didRequest(number)
                .idempotencyKey(UUID.randomUUID().toString())
                .build());
        // in a patch, a field that is not set stays, and null removes the limit
        did = dids.updateDid(APIUpdateDidRequest.newBuilder()
                .id(did.getId())
                .didRequestPatch(new DidRequestPatch().maxUsage(null))
                .build());
        PageDidView page = dids.listDids(
                APIListDidsRequest.newBuilder().tenantId(tenant).limit(100).build());
        String result;
        try {
            dids.createDid(APICreateDidRequest.newBuilder().didRequest(number).build());
            result = "created";
        } catch (ApiException e) {
            Problem problem = client.getObjectMapper().readValue(e.getResponseBody(), Problem.class);
            result = problem.getCode(); // did.already-exists
        }
        // the example ends
        assertThat(page.getItems()).containsExactly(did);
        assertThat(did.getMaxUsage()).isNull();
        assertThat(result).isEqualTo("did.already-exists");
    }

    private static UUID createTenant() {
        return UUID.fromString(new ConfigurationFixture(ENVIRONMENT.api()).createTenant());
    }

    private static DidRequest number(UUID tenant, String number) {
        return new DidRequest().tenantId(tenant).number(number).status(DidRequest.StatusEnum.ACTIVE);
    }

    private static APICreateDidRequest addition(DidRequest number, @Nullable String key) {
        return APICreateDidRequest.newBuilder()
                .didRequest(number)
                .idempotencyKey(key)
                .build();
    }

    private static APIUpdateDidRequest change(UUID id, DidRequestPatch patch, @Nullable String version) {
        return APIUpdateDidRequest.newBuilder()
                .id(id)
                .didRequestPatch(patch)
                .ifMatch(version)
                .build();
    }

    private static Problem problemOf(ThrowingCallable request) {
        ApiException refused = catchThrowableOfType(ApiException.class, request);
        assertThat(refused).as("refusal").isNotNull();
        return CLIENT.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    }
}

package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.client.provisioning.ApiClient;
import io.trunkline.client.provisioning.ApiException;
import io.trunkline.client.provisioning.ApiResponse;
import io.trunkline.client.provisioning.api.AuthApi;
import io.trunkline.client.provisioning.api.CarriersApi;
import io.trunkline.client.provisioning.api.ClientsApi;
import io.trunkline.client.provisioning.api.TenantsApi;
import io.trunkline.client.provisioning.api.TenantsApi.APIListTenantsRequest;
import io.trunkline.client.provisioning.api.UsersApi;
import io.trunkline.client.provisioning.api.UsersApi.APIGetOwnUserRequest;
import io.trunkline.client.provisioning.model.CarrierDraft;
import io.trunkline.client.provisioning.model.CarrierDraftPatch;
import io.trunkline.client.provisioning.model.CarrierView;
import io.trunkline.client.provisioning.model.ClientDraft;
import io.trunkline.client.provisioning.model.ClientView;
import io.trunkline.client.provisioning.model.FieldViolation;
import io.trunkline.client.provisioning.model.PageTenantView;
import io.trunkline.client.provisioning.model.Problem;
import io.trunkline.client.provisioning.model.SignInRequest;
import io.trunkline.client.provisioning.model.TenantDraft;
import io.trunkline.client.provisioning.model.TenantView;
import io.trunkline.client.provisioning.model.UserDraft;
import io.trunkline.client.provisioning.model.UserView;
import io.trunkline.testkit.suite.RunningSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// A tour of provisioning-service with the client that is generated from its description.
class ProvisioningApiTourIT {
    private static final String PASSWORD = "a-long-password";

    private static final RunningSuite SUITE = TestEnvironment.shared().runningSuite();
    private static final ApiClient CLIENT = newClient().setRequestInterceptor(AdminToken.authorization(SUITE));

    private final CarriersApi carriers = new CarriersApi(CLIENT);
    private final TenantsApi tenants = new TenantsApi(CLIENT);

    private static ApiClient newClient() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(SUITE.serviceUrl("provisioning-service").toString());
        return client;
    }

    @Test
    void a_user_signs_in() throws ApiException {
        TenantView tenant = tenants.createTenant(new TenantDraft().name(uniqueName()), null, null);
        UserDraft seller = new UserDraft()
                .username(uniqueName())
                .password(PASSWORD)
                .role(UserDraft.RoleEnum.SELLER)
                .tenantId(tenant.getId());
        UserView created = new UsersApi(CLIENT).createUser(seller, null, null);

        String token = new AuthApi(newClient())
                .signIn(new SignInRequest().username(seller.getUsername()).password(PASSWORD))
                .getAccessToken();
        ApiClient ofSeller =
                newClient().setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));

        UserView own = new UsersApi(ofSeller)
                .getOwnUser(APIGetOwnUserRequest.newBuilder().build());
        assertThat(own.getId()).isEqualTo(created.getId());
        assertThat(own.getRole()).isEqualTo(UserView.RoleEnum.SELLER);
        assertThat(problemOf(() -> new CarriersApi(ofSeller).createCarrier(carrier(), null, null, null))
                        .getCode())
                .isEqualTo("auth.forbidden");
    }

    @Test
    void a_carrier_is_changed_only_at_the_version_that_was_read() throws ApiException {
        UUID id = carriers.createCarrier(
                        carrier().password(PASSWORD), null, UUID.randomUUID().toString(), null)
                .getId();
        ApiResponse<CarrierView> read = carriers.getCarrierWithHttpInfo(id, null);
        String version = etag(read);

        CarrierView changed = carriers.updateCarrier(
                id, new CarrierDraftPatch().status(CarrierDraftPatch.StatusEnum.MAINTENANCE), version, null);

        assertThat(changed.getStatus()).isEqualTo(CarrierView.StatusEnum.MAINTENANCE);
        assertThat(changed.getMaxChannels()).isEqualTo(30);
        Problem outdated = problemOf(() -> carriers.deleteCarrier(id, null, version));
        assertThat(outdated.getStatus()).isEqualTo(412);
        assertThat(outdated.getCode()).isEqualTo("precondition.failed");
        carriers.deleteCarrier(id, null, etag(carriers.getCarrierWithHttpInfo(id, null)));
        assertThat(problemOf(() -> carriers.getCarrier(id, null)).getCode()).isEqualTo("resource.not-found");
    }

    @Test
    void null_and_an_absent_field_are_different() throws ApiException {
        UUID id = carriers.createCarrier(carrier().password(PASSWORD), null, null, null)
                .getId();

        CarrierView kept = carriers.replaceCarrier(id, carrier(), null, null);
        assertThat(kept.getPasswordSet()).isTrue();
        CarrierView removed = carriers.updateCarrier(
                id, new CarrierDraftPatch().password(null).maxChannels(null), null, null);

        assertThat(removed.getPasswordSet()).isFalse();
        assertThat(removed.getMaxChannels()).isNull();
        assertThat(removed.getHost()).isEqualTo(kept.getHost());
    }

    @Test
    void a_problem_names_the_invalid_fields() {
        Problem invalid = problemOf(
                () -> carriers.createCarrier(carrier().password(PASSWORD).port(70_000), null, null, null));

        assertThat(invalid.getStatus()).isEqualTo(400);
        assertThat(invalid.getErrors()).extracting(FieldViolation::getField).containsExactly("port");
        assertThat(invalid.getTraceId()).isNotNull();
    }

    @Test
    void a_list_is_read_page_by_page() throws ApiException {
        String name = uniqueName();
        for (String number : List.of("1", "2", "3")) {
            var _ = tenants.createTenant(new TenantDraft().name(name + number), null, null);
        }

        List<TenantView> all = new ArrayList<>();
        String after = null;
        do {
            PageTenantView page = tenants.listTenants(APIListTenantsRequest.newBuilder()
                    .q(name)
                    .limit(2)
                    .after(after)
                    .build());
            assertThat(page.getItems()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.getItems());
            after = page.getNext();
        } while (after != null);

        assertThat(all).extracting(TenantView::getName).containsExactlyInAnyOrder(name + "1", name + "2", name + "3");
    }

    @Test
    void a_dry_run_stores_nothing() throws ApiException {
        String name = uniqueName();

        ApiResponse<TenantView> tried = tenants.createTenantWithHttpInfo(new TenantDraft().name(name), null, true);

        assertThat(tried.getData().getName()).isEqualTo(name);
        assertThat(tried.getHeaders()).containsEntry("dry-run", List.of("true"));
        assertThat(tenants.listTenants(
                                APIListTenantsRequest.newBuilder().q(name).build())
                        .getItems())
                .isEmpty();
    }

    @Test
    void the_generated_password_of_a_client_is_returned_once() throws ApiException {
        ClientsApi clients = new ClientsApi(CLIENT);

        ClientView created = clients.createClient(
                new ClientDraft().name(uniqueName()).mode(ClientDraft.ModeEnum.REGISTERS), null, null);

        assertThat(created.getPassword()).isNotBlank();
        assertThat(clients.getClient(created.getId(), null).getPassword()).isNull();
        clients.deleteClient(created.getId(), null);
    }

    /// Not called: its address is for documentation (RFC 5737).
    private static CarrierDraft carrier() {
        return new CarrierDraft()
                .name(uniqueName())
                .host("203.0.113.7")
                .username("trunk7")
                .qualifySeconds(0)
                .maxChannels(30);
    }

    private static String etag(ApiResponse<?> response) {
        return response.getHeaders().get("etag").getFirst();
    }

    private static Problem problemOf(ThrowingCallable request) {
        ApiException refused = catchThrowableOfType(ApiException.class, request);
        assertThat(refused).as("refusal").isNotNull();
        return CLIENT.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    }

    private static String uniqueName() {
        return "tour-" + UUID.randomUUID();
    }
}

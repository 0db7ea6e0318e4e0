package org.muster.notice.staff;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.oidc.client.filter.OidcClientFilter;

/** The part of Keycloak's administration that a client may use who may only manage users. */
@Path("/users")
@OidcClientFilter
interface KeycloakUsers {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Role(String id, String name) {}

    record Credential(String type, String value, boolean temporary) {}

    @POST
    Response create(Map<String, Object> user);

    @GET
    List<Map<String, Object>> named(
            @QueryParam("username") String username, @QueryParam("exact") @DefaultValue("true") boolean exact);

    /** @param query an attribute and its value, as {@code org:KX-210000} */
    @GET
    List<Map<String, Object>> having(
            @QueryParam("q") String query,
            @QueryParam("first") long first,
            @QueryParam("max") int max,
            @QueryParam("briefRepresentation") boolean brief);

    @GET
    @Path("/{id}")
    Map<String, Object> get(@PathParam("id") String id);

    @PUT
    @Path("/{id}")
    void update(@PathParam("id") String id, Map<String, Object> user);

    @DELETE
    @Path("/{id}")
    void delete(@PathParam("id") String id);

    /** Given directly. */
    @GET
    @Path("/{id}/role-mappings/realm")
    List<Role> roles(@PathParam("id") String id);

    /** Also through groups and other roles. */
    @GET
    @Path("/{id}/role-mappings/realm/composite")
    List<Role> effectiveRoles(@PathParam("id") String id);

    @GET
    @Path("/{id}/role-mappings/realm/available")
    List<Role> rolesToGive(@PathParam("id") String id);

    @POST
    @Path("/{id}/role-mappings/realm")
    void give(@PathParam("id") String id, List<Role> roles);

    @DELETE
    @Path("/{id}/role-mappings/realm")
    void take(@PathParam("id") String id, List<Role> roles);

    @PUT
    @Path("/{id}/reset-password")
    void setPassword(@PathParam("id") String id, Credential credential);

    /** Ends all sessions. */
    @POST
    @Path("/{id}/logout")
    void logOut(@PathParam("id") String id);
}

package org.muster.notice.initiative;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.muster.notice.initiative.Counts.Branch;

import io.quarkus.security.Authenticated;

/** How many signed, up the tree. */
@Path("/api/initiatives/{id}/counts")
@Authenticated
public class CountsResource {

    @Inject
    Initiatives initiatives;

    @Inject
    Counts counts;

    /** The sums of the branches; every organisation stands in exactly one. */
    record CountsResponse(
            String under,
            int addressed,
            int organisations,
            int personsOnline,
            long personsOnPaper,
            List<Branch> branches) {

        static CountsResponse of(String under, List<Branch> branches) {
            return new CountsResponse(
                    under,
                    branches.stream().mapToInt(Branch::addressed).sum(),
                    branches.stream().mapToInt(Branch::organisations).sum(),
                    branches.stream().mapToInt(Branch::personsOnline).sum(),
                    branches.stream().mapToLong(Branch::personsOnPaper).sum(),
                    branches);
        }
    }

    /** @param under by default all for the initiative's own organisation and those above, one's own part for others */
    @GET
    @Transactional
    public CountsResponse counts(UUID id, @QueryParam("under") @Size(max = 40) String under) {
        Initiative initiative = initiatives.visible(id);
        initiative.requirePublished();
        String scope = initiatives.scope(initiative, under);
        return CountsResponse.of(scope, counts.byBranch(initiative, scope));
    }
}

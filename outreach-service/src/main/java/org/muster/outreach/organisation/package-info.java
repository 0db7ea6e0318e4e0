/** Keeps this service's projection of the organisation tree up to date. */
package org.muster.outreach.organisation;

/** Real rumours of early 2020 and their rewordings for this service's tests. */
package org.muster.outreach.testing;

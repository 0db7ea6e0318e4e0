/** Who read or changed what: append-only and hash-chained, so that a removed or altered line is noticed. */
package org.muster.platform.audit;

/** Lets an issuer who travels give the right to approve and issue to a colleague for a time. */
package org.muster.notice.delegation;

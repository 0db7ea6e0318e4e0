/** Calls on organisations and persons to sign an initiative (倡议书) and counts up the tree who did. */
package org.muster.notice.initiative;

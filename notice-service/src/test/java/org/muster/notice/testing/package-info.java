/** What the tests of this service share. */
package org.muster.notice.testing;

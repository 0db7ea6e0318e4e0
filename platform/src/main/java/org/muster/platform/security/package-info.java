/** Who is calling, and the two checks everything uses: the role, and whether an organisation is mine or below mine. */
package org.muster.platform.security;

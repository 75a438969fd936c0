-- Whose each address is, over all tenants: kept whole by the default tenant, to whom every account is announced. An address belongs to
-- whoever verifies it; until then claims stand side by side. `tenant`: where the person belongs; NULL for this one.
CREATE TABLE address (
  user TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  verified INTEGER NOT NULL DEFAULT 0,
  tenant TEXT,
  claimed_at INTEGER NOT NULL
);
CREATE INDEX address_email ON address (email);
CREATE INDEX address_tenant ON address (tenant) WHERE tenant IS NOT NULL;
INSERT INTO address (user, email, verified, tenant, claimed_at) SELECT user, email, verified, NULL, joined_at FROM member;
DROP INDEX member_email;

-- The other tenants of this installation, and who is theirs at registration. Of the default tenant only.
CREATE TABLE other_tenant (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE tenant_domain (domain TEXT PRIMARY KEY, tenant TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE awaited (email TEXT PRIMARY KEY, tenant TEXT NOT NULL) WITHOUT ROWID;

-- Whom this tenant's operator named as its first admin.
CREATE TABLE founding (one INTEGER PRIMARY KEY CHECK (one = 1), admin TEXT NOT NULL, at INTEGER NOT NULL);

-- A document that is only cited is known by its symbol: once in a tenant, whoever cites it and however many at a time.
create unique index document_cited_once on document (tenant_id, symbol) where sha256 is null;

"""The agency whose officer a person is, and whose officer sent a report."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('agency_code', sa.String(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_person_agency_code'), 'agency', ['agency_code'], ['code'])

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('agency_code', sa.String(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_report_agency_code'), 'agency', ['agency_code'], ['code'])


def downgrade() -> None:
    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_report_agency_code'), type_='foreignkey')
        batch_op.drop_column('agency_code')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_person_agency_code'), type_='foreignkey')
        batch_op.drop_column('agency_code')

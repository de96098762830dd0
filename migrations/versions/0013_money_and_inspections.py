"""Budget register, findings of inspections, what models pass on."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('budget_allocation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('programme_code', sa.String(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('activity_code', sa.String(), nullable=False),
    sa.Column('source', sa.String(length=16), nullable=False),
    sa.Column('place_code', sa.String(), nullable=True),
    sa.Column('agency_code', sa.String(), nullable=True),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('document', sa.String(length=120), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['activity_code'], ['activity.code'], name=op.f('fk_budget_allocation_activity_code')),
    sa.ForeignKeyConstraint(['agency_code'], ['agency.code'], name=op.f('fk_budget_allocation_agency_code')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_budget_allocation_place_code')),
    sa.ForeignKeyConstraint(['programme_code'], ['programme.code'], name=op.f('fk_budget_allocation_programme_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_budget_allocation'))
    )
    with op.batch_alter_table('budget_allocation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_budget_allocation_activity_code'), ['activity_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_budget_allocation_programme_code'), ['programme_code'], unique=False)

    op.create_table('inspection_finding',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(length=500), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('mender', sa.String(length=200), nullable=False),
    sa.Column('mender_place', sa.String(), nullable=True),
    sa.Column('mended_on', sa.Date(), nullable=True),
    sa.Column('mended_how', sa.String(length=500), nullable=False),
    sa.Column('mended_report', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['mended_report'], ['report.id'], name=op.f('fk_inspection_finding_mended_report')),
    sa.ForeignKeyConstraint(['mender_place'], ['place.code'], name=op.f('fk_inspection_finding_mender_place')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_inspection_finding_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'number', name=op.f('pk_inspection_finding'))
    )
    with op.batch_alter_table('inspection_finding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inspection_finding_due_on'), ['due_on'], unique=False)

    with op.batch_alter_table('livelihood_model', schema=None) as batch_op:
        batch_op.add_column(sa.Column('revolving_value', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('revolving_due', sa.Date(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('livelihood_model', schema=None) as batch_op:
        batch_op.drop_column('revolving_due')
        batch_op.drop_column('revolving_value')

    with op.batch_alter_table('inspection_finding', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inspection_finding_due_on'))

    op.drop_table('inspection_finding')
    with op.batch_alter_table('budget_allocation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_budget_allocation_programme_code'))
        batch_op.drop_index(batch_op.f('ix_budget_allocation_activity_code'))

    op.drop_table('budget_allocation')
